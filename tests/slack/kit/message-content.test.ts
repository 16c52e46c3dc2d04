import { describe, expect, it } from 'vitest';
import { attachedTo, contentOf, MOST_READ, textOf } from '../../../src/slack/kit/message-content.ts';

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const rich = (...elements: unknown[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const word = (text: string) => ({ type: 'text', text });

describe('an alert of another app', () => {
  it('in attachments with fields, as Grafana posts it, is read once and without its footer', () => {
    const alert = {
      text: '',
      bot_id: 'B0GRAF',
      attachments: [
        {
          fallback: '[FIRING:1] Prediction drift high (line-4 grasp)',
          title: '[FIRING:1] Prediction drift high (line-4 grasp)',
          title_link: 'https://grafana.example/alerting/1',
          text: '**Firing**\n\nValue: A=0.31\nLabels:\n - alertname = Prediction drift high\n - model = grasp',
          fields: [
            { title: 'Summary', value: 'The inputs no longer look like the training data', short: false },
          ],
          footer: 'Grafana v13.1',
          color: '#D63232',
        },
      ],
    };
    expect(textOf(alert).split('\n')).toEqual([
      '[FIRING:1] Prediction drift high (line-4 grasp)',
      '**Firing**',
      'Value: A=0.31',
      'Labels:',
      '- alertname = Prediction drift high',
      '- model = grasp',
      'Summary: The inputs no longer look like the training data',
    ]);
  });

  it('in a block of a type that is also a property of every object, is read', () => {
    for (const type of ['constructor', 'toString', '__proto__'])
      expect(textOf({ blocks: [{ type, title: plain('Disk full') }] })).toContain('Disk full');
  });

  it('in blocks, as PagerDuty posts it, is read once although Slack repeats it in the text', () => {
    const alert = {
      text: 'Triggered: Inference pods are OOMKilled. Service: edge inference. Assigned to: Noor Acknowledge button',
      bot_id: 'B0PAGE',
      blocks: [
        { type: 'header', text: plain('Triggered: Inference pods are OOMKilled') },
        {
          type: 'section',
          fields: [mrkdwn('*Service:* edge inference'), mrkdwn('*Assigned to:* <@U0NOOR>')],
        },
        { type: 'actions', elements: [{ type: 'button', text: plain('Acknowledge') }] },
        {
          type: 'context',
          elements: [{ type: 'image', alt_text: 'High urgency' }, mrkdwn('*Urgency:* high')],
        },
      ],
    };
    expect(textOf(alert).split('\n')).toEqual([
      'Triggered: Inference pods are OOMKilled',
      '*Service:* edge inference',
      '*Assigned to:* <@U0NOOR>',
      '*Urgency:* high',
    ]);
  });

  it('in blocks of an attachment, as Datadog posts it, is read without what Slack says in their place', () => {
    const alert = {
      text: '',
      attachments: [
        {
          fallback: '[no preview available]',
          color: 'E01E5A',
          blocks: [
            section('*Triggered: GPU memory on {host:edge-07} is above 95 %*'),
            rich(word('The new model needs 3 GB more & the limit < need')),
            { type: 'image', image_url: 'https://datadog.example/graph.png', alt_text: 'Metric graph' },
          ],
        },
      ],
    };
    expect(textOf(alert)).toBe(
      '*Triggered: GPU memory on {host:edge-07} is above 95 %*\nThe new model needs 3 GB more &amp; the limit &lt; need',
    );
  });

  it('in the newer kinds of blocks is read in their order, and one that nobody knows yet as well as can be', () => {
    const alert = {
      blocks: [
        {
          type: 'container',
          title: plain('Release 2.14'),
          subtitle: plain('failed'),
          child_blocks: [
            section('The canary was stopped'),
            {
              type: 'table',
              rows: [
                [
                  { type: 'raw_text', text: 'check' },
                  { type: 'raw_text', text: 'result' },
                ],
                [rich(word('latency')), { type: 'raw_number', value: 340 }],
              ],
            },
          ],
        },
        {
          type: 'carousel',
          elements: [
            { type: 'card', title: mrkdwn('Card one'), subtitle: mrkdwn('sub'), body: mrkdwn('body text') },
          ],
        },
        { type: 'markdown', text: '# Next steps\n- roll back' },
        { type: 'hologram', title: 'From the future', text: plain('still read') },
        { type: 'data_table', caption: 'Errors by region', rows: [[{ type: 'raw_text', text: 'eu-west' }]] },
      ],
    };
    expect(textOf(alert).split('\n')).toEqual([
      'Release 2.14',
      'failed',
      'The canary was stopped',
      'check | result',
      'latency | 340',
      'Card one',
      'sub',
      'body text',
      '# Next steps',
      '- roll back',
      'From the future',
      'still read',
      'Errors by region',
      'eu-west',
    ]);
  });

  it('keeps a text that says something else than its blocks', () => {
    expect(textOf({ text: 'Checkout is down', blocks: [section('Runbook: restart the pods')] })).toBe(
      'Checkout is down\nRunbook: restart the pods',
    );
  });

  it('of which only pictures are there is read by what they show', () => {
    const picture = { type: 'image', alt_text: 'CPU of the GPU nodes over three days' };
    expect(contentOf({ text: '', blocks: [picture] })).toEqual({
      text: 'CPU of the GPU nodes over three days',
      hidden: false,
    });
  });
});

describe('a message that a person wrote', () => {
  it('is read as typed, not once more from its rich text', () => {
    const text =
      '&gt; it works\n*No*, see <https://x.example/a|the log> of <#C1|ops> :fire: &amp; ask <@U1> or <!subteam^S1>';
    const message = {
      text,
      blocks: [
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_quote', elements: [word('it works')] },
            {
              type: 'rich_text_section',
              elements: [
                { ...word('No'), style: { bold: true } },
                word(', see '),
                { type: 'link', url: 'https://x.example/a', text: 'the log' },
                word(' of '),
                { type: 'channel', channel_id: 'C1' },
                word(' '),
                { type: 'emoji', name: 'fire' },
                word(' & ask '),
                { type: 'user', user_id: 'U1' },
                word(' or '),
                { type: 'usergroup', usergroup_id: 'S1' },
              ],
            },
          ],
        },
      ],
    };
    expect(textOf(message)).toBe(text);
  });

  it('as rich text alone is read with its lists, code, links, dates and names', () => {
    const message = {
      text: '',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [word('Since '), { type: 'date', timestamp: 1, fallback: 'May 4' }],
            },
            {
              type: 'rich_text_list',
              style: 'bullet',
              elements: [
                { type: 'rich_text_section', elements: [word('no labels')] },
                { type: 'rich_text_section', elements: [{ type: 'link', url: 'https://x.example' }] },
              ],
            },
            { type: 'rich_text_preformatted', elements: [word('OOMKilled\nexit 137')] },
            { type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }, word(' ideas?')] },
          ],
        },
      ],
    };
    expect(textOf(message)).toBe(
      'Since May 4\nno labels\n<https://x.example>\n```OOMKilled\nexit 137```\n<!here> ideas?',
    );
  });

  it('is read with the message that it forwards, whose author is no word of it', () => {
    const message = {
      text: 'Thoughts?',
      blocks: [rich(word('Thoughts?'))],
      attachments: [
        {
          is_share: true,
          is_msg_unfurl: true,
          author_id: 'U0KENJI',
          author_name: 'Kenji | Helios',
          fallback: '[October 1st] kenji: Labels from two vendors disagree',
          text: 'Labels from two vendors disagree',
          message_blocks: [
            {
              team: 'T1',
              channel: 'C2',
              ts: '1.2',
              message: { blocks: [rich(word('Labels from two vendors disagree'))] },
            },
          ],
          footer: 'Posted in #labels',
        },
      ],
    };
    expect(textOf(message)).toBe('Thoughts?\n<@U0KENJI|Kenji   Helios>: Labels from two vendors disagree');
    expect(attachedTo(message)?.text).toBe('<@U0KENJI|Kenji   Helios>: Labels from two vendors disagree');
    expect(attachedTo({ text: 'Thoughts?', blocks: message.blocks })).toBeUndefined();
  });

  it('is read with a forwarded message that is there as blocks alone, but not with an answer of the bot', () => {
    const forward = (author: string, text: string) => ({
      is_share: true,
      author_id: author,
      author_name: 'x',
      fallback: '[no preview available]',
      message_blocks: [{ message: { blocks: [rich(word(text))] } }],
    });
    const message = {
      text: '',
      attachments: [forward('U0MARCO', 'The queue is full'), forward('U0BOT', 'Share GPUs fairly')],
    };
    expect(textOf(message, { botUserId: 'U0BOT' })).toBe('<@U0MARCO|x>: The queue is full');
  });

  it('is read with the preview of a link, as GitHub adds it, and keeps the question', () => {
    const message = {
      text: 'Should we merge <https://github.com/acme/grasp/pull/88>?',
      attachments: [
        {
          from_url: 'https://github.com/acme/grasp/pull/88',
          fallback: 'Retrain nightly by noor · Pull Request #88',
          title: 'Retrain nightly by noor · Pull Request #88',
          text: 'Adds a cron job that retrains without evaluation',
          fields: [{ title: 'Comments', value: '3', short: true }],
          footer: '<https://github.com/acme/grasp|acme/grasp>',
        },
      ],
    };
    expect(textOf(message).split('\n')).toEqual([
      'Should we merge <https://github.com/acme/grasp/pull/88>?',
      'Retrain nightly by noor · Pull Request #88',
      'Adds a cron job that retrains without evaluation',
      'Comments: 3',
    ]);
  });

  it('is read with the beginning of a snippet, and not with the name of a screenshot', () => {
    const message = {
      text: 'This is what it says',
      files: [
        { title: 'train.log', mimetype: 'text/plain', mode: 'snippet', preview: 'loss: nan <step 3>' },
        { title: 'Screenshot 2026-11-02.png', mimetype: 'image/png' },
      ],
    };
    expect(textOf(message)).toBe('This is what it says\ntrain.log\nloss: nan &lt;step 3&gt;');
  });
});

describe('a message that the bot can not read', () => {
  it.each([
    { text: '[no preview available]' },
    { text: 'This content can’t be displayed.' },
    { text: "This content can't be displayed.", blocks: [{ type: 'divider' }] },
    { text: '', attachments: [{ fallback: '[no preview available]', blocks: [] }] },
    { text: '', files: [{ title: 'IMG_2044.png', mimetype: 'image/png' }] },
  ])('is known as such: %j', (message) => {
    expect(contentOf(message)).toEqual({ text: '', hidden: true });
  });

  it('is none that merely is empty, or that has the words in the middle of others', () => {
    expect(contentOf({ text: '' })).toEqual({ text: '', hidden: false });
    expect(contentOf({ text: 'It says [no preview available]' }).text).toBe('It says [no preview available]');
  });

  it.each([null, 7, 'x', [null, 3, ['x']], { type: 'section' }])(
    '%j in place of blocks and attachments is nothing',
    (odd) => {
      expect(textOf({ text: 'fine', blocks: odd, attachments: odd, files: odd })).toBe('fine');
    },
  );
});

describe('a message of 100 kB', () => {
  it.each([
    ['one line', 'x '.repeat(50_000)],
    ['many lines', 'a line of the log that goes on\n'.repeat(3300)],
    ['brackets', '<'.repeat(100_000)],
    ['code', `\`\`\`${'panic: '.repeat(14_000)}`],
  ])('is read to a point, at once: %s', (_, text) => {
    const began = performance.now();
    const read = textOf({ text, attachments: [{ text, blocks: [section(text), section(text)] }] });
    expect(performance.now() - began).toBeLessThan(2000);
    expect(read.length).toBeLessThanOrEqual(MOST_READ.alone + 4);
  });

  it('keeps its beginning and its end, and ends the code that it cuts', () => {
    const read = textOf(
      { text: `Disk is full\n\`\`\`${'log '.repeat(800)}\`\`\`\nHow do we prevent that?` },
      { most: MOST_READ.inThread },
    );
    expect(read).toMatch(/^Disk is full\n/);
    expect(read).toMatch(/How do we prevent that\?$/);
    expect(textOf({ text: '```never closed' })).toBe('```never closed\n```');
  });

  it('nested deeper than anybody reads is read to a point', () => {
    let block: unknown = section('the bottom');
    for (let depth = 0; depth < 5000; depth += 1) block = { type: 'container', child_blocks: [block] };
    expect(textOf({ text: 'top', blocks: [block] })).toBe('top');
  });
});
