import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/slack/kit/message-content.ts';

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string, more = {}) => ({ type: 'section', text: mrkdwn(text), ...more });

// The shapes in which well-known tools post to Slack. Each message has all of its matter in another place.
const ALERTS: readonly { tool: string; message: object; says: string[] }[] = [
  {
    tool: 'Alertmanager with its own template: a title, buttons, an empty text',
    message: {
      subtype: 'bot_message',
      username: 'Alertmanager',
      text: '',
      attachments: [
        {
          color: 'a30200',
          fallback: '[FIRING:1] KubePodCrashLooping (prod inference critical) | http://am.example/#/alerts',
          title: '[FIRING:1] KubePodCrashLooping (prod inference critical)',
          title_link: 'http://am.example/#/alerts',
          text: '',
          pretext: '',
          mrkdwn_in: ['fallback', 'pretext', 'text'],
        },
      ],
    },
    says: ['[FIRING:1] KubePodCrashLooping (prod inference critical)'],
  },
  {
    tool: 'Alertmanager with a text and fields, as many teams set it up',
    message: {
      text: '',
      attachments: [
        {
          fallback: '[FIRING:1] InstanceDown',
          title: '[FIRING:1] InstanceDown',
          text: '*Description:* edge-07 has been down for more than 5 minutes.\n*Details:*\n  • *instance:* `edge-07:9100`',
          fields: [{ title: 'Severity', value: 'critical', short: true }],
          actions: [{ type: 'button', name: '', text: 'Runbook :green_book:', url: 'http://wiki.example' }],
          footer: 'Prometheus',
        },
      ],
    },
    says: [
      '[FIRING:1] InstanceDown',
      '*Description:* edge-07 has been down for more than 5 minutes.',
      '*Details:*',
      '• *instance:* `edge-07:9100`',
      'Severity: critical',
    ],
  },
  {
    tool: 'Opsgenie: a line above, title, text and fields, with buttons',
    message: {
      text: '',
      attachments: [
        {
          callback_id: '4f-1',
          fallback: 'New alert: "Disk is 95 % full on db-2" <https://opsg.example/a/1|#12>',
          pretext: 'New alert: <https://opsg.example/a/1|#12>',
          title: '#12: Disk is 95 % full on db-2',
          text: 'The volume of the database is almost full.',
          fields: [
            { title: 'Priority', value: 'P2', short: true },
            { title: 'Tags', value: 'postgres, disk', short: true },
            { title: 'Routed Teams', value: 'Platform', short: true },
          ],
          actions: [{ id: '1', name: 'ack', text: 'Ack', type: 'button' }],
        },
      ],
    },
    says: [
      'New alert: <https://opsg.example/a/1|#12>',
      '#12: Disk is 95 % full on db-2',
      'The volume of the database is almost full.',
      'Priority: P2',
      'Tags: postgres, disk',
      'Routed Teams: Platform',
    ],
  },
  {
    tool: 'Datadog: title, text and tags, with a picture of the graph',
    message: {
      text: '',
      attachments: [
        {
          color: 'a30200',
          title: 'Triggered: [P2] Error rate is high on checkout',
          title_link: 'https://datadog.example/monitors/1',
          text: 'More than 5 % of requests fail\n\nThe last value was 7.2',
          fields: [{ title: 'Tags', value: 'env:prod, service:checkout', short: false }],
          image_url: 'https://datadog.example/graph.png',
        },
      ],
    },
    says: [
      'Triggered: [P2] Error rate is high on checkout',
      'More than 5 % of requests fail',
      'The last value was 7.2',
      'Tags: env:prod, service:checkout',
    ],
  },
  {
    tool: 'PagerDuty: blocks inside an attachment, some of them rich text',
    message: {
      text: '',
      attachments: [
        {
          color: 'a30200',
          fallback: '[no preview available]',
          blocks: [
            section(':red_circle: *<https://pd.example/i/1|#123: Inference pods are killed>*'),
            { type: 'section', fields: [mrkdwn('*Service:* Edge'), mrkdwn('*Urgency:* High')] },
            {
              type: 'rich_text',
              elements: [
                {
                  type: 'rich_text_quote',
                  elements: [{ type: 'text', text: 'the new model needs 3 GB more' }],
                },
                {
                  type: 'rich_text_list',
                  style: 'bullet',
                  elements: [
                    { type: 'rich_text_section', elements: [{ type: 'text', text: 'limit: 8 GB' }] },
                  ],
                },
              ],
            },
            { type: 'actions', elements: [{ type: 'button', text: plain('Acknowledge') }] },
          ],
        },
      ],
    },
    says: [
      ':red_circle: *<https://pd.example/i/1|#123: Inference pods are killed>*',
      '*Service:* Edge',
      '*Urgency:* High',
      'the new model needs 3 GB more',
      'limit: 8 GB',
    ],
  },
  {
    tool: 'Jira: sections with a button or a picture beside them, and a context, inside an attachment',
    message: {
      text: '',
      attachments: [
        {
          color: '2684ff',
          fallback: '[no preview available]',
          blocks: [
            section('*Noor Haddad* created a *Bug*'),
            section('*<https://jira.example/browse/ML-12|ML-12 Training loses its checkpoint>*', {
              accessory: { type: 'image', image_url: 'https://jira.example/bug.png', alt_text: 'Bug' },
            }),
            {
              type: 'context',
              elements: [
                mrkdwn('Status: *To do*'),
                { type: 'image', image_url: 'https://jira.example/m.png', alt_text: 'Medium' },
                mrkdwn('Assignee: *Nobody*'),
              ],
            },
            {
              type: 'actions',
              elements: [
                { type: 'button', text: plain('Assign to me') },
                { type: 'static_select', placeholder: plain('More actions…') },
              ],
            },
          ],
        },
      ],
    },
    says: [
      '*Noor Haddad* created a *Bug*',
      '*<https://jira.example/browse/ML-12|ML-12 Training loses its checkpoint>*',
      'Status: *To do*',
      'Assignee: *Nobody*',
    ],
  },
  {
    tool: 'GitHub: a line above, a linked title, text and fields',
    message: {
      text: '',
      attachments: [
        {
          color: '36a64f',
          fallback: '[acme/grasp] Pull request opened by noor',
          pretext: 'Pull request opened by <https://github.example/noor|noor>',
          title: '<https://github.example/acme/grasp/pull/88|#88 Retrain nightly>',
          text: 'Adds a job that retrains without evaluation',
          fields: [
            { title: 'Reviewers', value: 'marco', short: true },
            { title: 'Labels', value: '`ml`', short: true },
          ],
          footer: '<https://github.example/acme/grasp|acme/grasp>',
        },
      ],
    },
    says: [
      'Pull request opened by <https://github.example/noor|noor>',
      '<https://github.example/acme/grasp/pull/88|#88 Retrain nightly>',
      'Adds a job that retrains without evaluation',
      'Reviewers: marco',
      'Labels: `ml`',
    ],
  },
  {
    tool: 'Grafana: a picture and a title',
    message: {
      text: '',
      attachments: [
        {
          color: '#D63232',
          fallback: '[FIRING:1] Prediction drift',
          title: '[FIRING:1] Prediction drift',
          text: '**Firing**\nValue: A=0.31',
          image_url: 'https://grafana.example/graph.png',
          footer: 'Grafana v13.1',
        },
      ],
    },
    says: ['[FIRING:1] Prediction drift', '**Firing**', 'Value: A=0.31'],
  },
  {
    tool: 'a pipeline that posts blocks and an attachment with blocks',
    message: {
      text: 'Deploy failed',
      blocks: [section('Deploy *failed*')],
      attachments: [{ color: 'danger', blocks: [section('Step 3 of 9: `helm upgrade` timed out')] }],
    },
    says: ['Deploy *failed*', 'Step 3 of 9: `helm upgrade` timed out'],
  },
  {
    tool: 'a build server that has only a text for notifications',
    message: {
      text: '',
      attachments: [{ fallback: 'Build 12 failed: the tests timed out', color: 'danger' }],
    },
    says: ['Build 12 failed: the tests timed out'],
  },
];

describe('an alert says what people see in it, each line once, without buttons and footers', () => {
  it.each(ALERTS)('$tool', ({ message, says }) => {
    expect(textOf(message).split('\n')).toEqual(says);
  });
});
