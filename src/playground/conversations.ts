import type { Conversation } from '@guidepost/local-slack';

/** What a newcomer finds people talking about in the playground: problems that the built-in cards help with. */
export const CONVERSATIONS: readonly Conversation[] = [
  {
    channel: 'general',
    hoursAgo: 47,
    said: [
      {
        by: 'carol',
        text: 'Please welcome @noor, who joins the platform team today! Noor comes from web hosting and wants to learn how we run models. Be kind, and answer the "silly" questions :wave:',
        reactions: { wave: ['ada', 'marco', 'priya'], tada: ['priya'] },
      },
      {
        by: 'noor',
        after: 12,
        text: "Thank you! I know my way around Terraform and nginx, much less around anything with a GPU. What should I learn first so that I'm useful here?",
      },
      {
        by: 'marco',
        after: 9,
        text: 'Welcome! Sit next to me for the next release, you will see most of it in an hour.',
      },
    ],
  },
  {
    channel: 'general',
    hoursAgo: 26,
    said: [
      {
        by: 'carol',
        text: "Reminder: next quarter's goals are due on Friday. I'd like one from each of you that is about how we work and not about what we ship.",
        reactions: { eyes: ['ada'] },
      },
    ],
  },
  {
    channel: 'ml-ops',
    hoursAgo: 23,
    said: [
      {
        by: 'priya',
        text: "Our grasp-quality model got a lot worse since yesterday's release. Precision on the warehouse cameras went from 0.91 to 0.78, and nobody touched the training code as far as I can see.",
        reactions: { cry: ['marco'], eyes: ['ada', 'noor'] },
      },
      {
        by: 'marco',
        after: 4,
        text: "The release also moved us to the new base image, with another CUDA version. Could that be it? I can't even tell which data the model was trained on.",
      },
      {
        by: 'priya',
        after: 6,
        text: 'Me neither. The notebook says `train_final_v3.parquet`, but there are two files with that name in the bucket, and one is from March.',
      },
      {
        by: 'ada',
        after: 11,
        text: 'So we can neither reproduce it nor go back with confidence. What is our quickest safe way back to the old model?',
      },
      {
        by: 'priya',
        after: 3,
        text: "The old weights are on my laptop, I think. I'm not proud of it.",
        reactions: { sweat_smile: ['marco', 'noor'] },
      },
    ],
  },
  {
    channel: 'ml-ops',
    hoursAgo: 20,
    said: [
      {
        by: 'priya',
        text: 'The sensor data is a mess again: a third of the rows from line 4 have no timestamp, and the label "ok" is spelled four different ways. I spend more time cleaning than training.',
      },
      {
        by: 'noor',
        after: 25,
        text: 'Is there a check that runs when the data comes in? At my last place a broken CSV would stop the import.',
      },
      {
        by: 'priya',
        after: 7,
        text: 'There is not. Everything is accepted, and we find out in the evaluation, weeks later.',
      },
    ],
  },
  {
    channel: 'platform',
    hoursAgo: 9,
    said: [
      {
        by: 'marco',
        text: 'GPU queue is at 14 jobs, and the two A100 nodes have been at 100 % for three days. Half of it is interactive notebooks that somebody left open. How do others share GPUs fairly?',
        reactions: { heavy_plus_sign: ['priya', 'ada'] },
      },
      {
        by: 'priya',
        after: 3,
        text: 'One of those is mine, sorry. I am afraid of losing my place in the queue when I close it.',
      },
      {
        by: 'carol',
        after: 18,
        text: 'Before anyone asks: there is no budget for a third node this quarter. I need to know what a training run costs us, then I can argue for it.',
      },
    ],
  },
  {
    channel: 'platform',
    hoursAgo: 6,
    said: [
      {
        by: 'ada',
        text: "I'd like us to deploy models like everything else: pull request, pipeline, canary. At the moment it is a shell script and a prayer:\n```\nscp model.onnx edge-07:/opt/grasp/\nssh edge-07 'systemctl restart grasp'\n```",
        reactions: { '100': ['marco'], pray: ['noor'] },
      },
      {
        by: 'marco',
        after: 8,
        text: 'All for it. The line team will say that the script has always worked.',
      },
      {
        by: 'ada',
        after: 2,
        text: "They said so already. How do I win over people who don't want any of this?",
      },
    ],
  },
  {
    channel: 'incidents',
    hoursAgo: 4,
    said: [
      {
        by: 'marco',
        text: ':rotating_light: Inference on line 2 has been down for ten minutes. The pods restart every two minutes with `OOMKilled`, and the alert only came when the line manager called me.',
        reactions: { eyes: ['ada', 'carol'] },
      },
      { by: 'ada', after: 2, text: "I'm on it with you. Who tells the line what to expect?" },
      { by: 'carol', after: 1, text: 'I do. Next update in 20 minutes, whatever you know by then.' },
      {
        by: 'marco',
        after: 31,
        text: 'Back up. The new model needs 3 GB more, and the limit was never raised. We should talk about why no alert told us.',
        reactions: { white_check_mark: ['ada', 'carol'] },
      },
    ],
  },
  {
    channel: 'general',
    hoursAgo: 2,
    said: [
      {
        by: 'carol',
        text: 'Honest question after the line meeting: the operators fear that the AI inspection will take their jobs, and two shift leads refuse to use it. What would you do in my place?',
      },
      {
        by: 'priya',
        after: 14,
        text: 'Show them the cases where it is wrong? They know the parts better than any model.',
      },
    ],
  },
  {
    channel: 'random',
    hoursAgo: 3,
    said: [
      {
        by: 'noor',
        text: 'The coffee machine on the second floor says `ERROR 42`. I take that as an answer.',
        reactions: { joy: ['ada', 'marco', 'priya'] },
      },
      {
        by: 'priya',
        after: 5,
        text: 'The new Thai place around the corner is good. Who comes along next time?',
        reactions: { raised_hand: ['noor', 'marco'] },
      },
    ],
  },
  {
    channel: 'helios-cloud',
    hoursAgo: 26,
    said: [
      {
        by: 'kenji',
        text: 'Heads-up from Helios Cloud: the A100 nodes in your region get new drivers on Thursday night. Jobs that run then are moved, not killed.',
      },
      {
        by: 'marco',
        after: 21,
        text: 'Thanks, Kenji! We pin the driver version in our images. Is there a test node that we can try them on before?',
        reactions: { eyes: ['ada'] },
      },
    ],
  },
];
