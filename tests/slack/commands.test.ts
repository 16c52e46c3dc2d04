import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createLibrary } from '../../src/cards/library.ts';
import { helpView } from '../../src/slack/answers/help-view.ts';
import {
  COMMANDS,
  type CommandDeps,
  commandWords,
  createCommands,
  usageHint,
} from '../../src/slack/commands.ts';
import { COMMAND } from '../../src/slack/kit/words.ts';
import { card, PRACTICES } from '../support/cards.ts';

const ROOT = join(import.meta.dirname, '../..');
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const library = createLibrary([card()], [PRACTICES]);
const commands = createCommands({ curators: [] as readonly string[] } as CommandDeps, () => library);
const isCommand = (typed: string) => commands.find(typed, { source: 'command' }) !== undefined;

/** What people may type first, as the help shows it: "suggest on", "card <name>". */
const usages = COMMANDS.flatMap((command) => command.help?.usage ?? []);
/** With a name where one is needed. */
const typable = (usage: string) => usage.replace('<name>', card().id);

describe('the commands', () => {
  it('are what the manifest hints at', () => {
    const manifest = parse(text('manifest.yml')) as {
      features: { slash_commands: { command: string; usage_hint: string }[] };
    };
    expect(manifest.features.slash_commands).toMatchObject([{ command: COMMAND, usage_hint: usageHint() }]);
  });

  it('are all in the help, and every one that the help shows is understood', () => {
    const help = JSON.stringify(helpView(library, 'UBOT', COMMANDS).blocks);
    const named = COMMANDS.filter((command) => command.help);
    for (const { help: shown } of named) {
      const [first, ...others] = shown?.usage ?? [];
      expect(help).toContain(`\`${COMMAND} ${first?.replace('<', '&lt;').replace('>', '&gt;')}\``);
      for (const other of others) expect(help).toContain(`\`${other}\``);
    }
    // The sample library has one kind: the others would be questions.
    const kinds = ['challenges', 'skills'];
    const understood = usages.filter((usage) => !kinds.includes(usage)).map(typable);
    expect(understood.filter((usage) => !isCommand(usage))).toEqual([]);
  });

  it('are in a help that fits on a screen', () => {
    const { blocks } = helpView(library, 'UBOT', COMMANDS);
    const said = JSON.stringify(
      blocks.map((block) => ('text' in block ? block.text : 'elements' in block ? block.elements : '')),
    );
    const texts = [...said.matchAll(/"text":"((?:[^"\\\\]|\\\\.)*)"/g)].map(([, one = '']) => one);
    expect(texts.join(' ').split(/\s+/).length).toBeLessThan(200);
  });

  it('are all in the table for readers, which names no others', () => {
    const using = text('docs/using.md');
    for (const usage of usages) {
      const words = typable(usage)
        .split(' ')
        .slice(0, usage.includes('<') ? 1 : 2)
        .join(' ');
      expect(using, `docs/using.md lacks \`${COMMAND} ${words}\``).toMatch(
        new RegExp(`\`(?:${COMMAND} )?${words}[ \`]`),
      );
    }
    const shown = [...`${using}\n${text('README.md')}`.matchAll(/`\/guide ([a-z]+)[^`]*`/g)].map(
      ([, word = '']) => word,
    );
    const known = new Set(usages.map((usage) => usage.split(' ')[0]));
    const questions = new Set(['our', 'data']);
    expect(shown.filter((word) => !known.has(word) && !questions.has(word))).toEqual([]);
  });

  it('are all named where a word comes near one', () => {
    const words = commandWords(library);
    for (const usage of usages.filter((one) => !['challenges', 'skills'].includes(one))) {
      expect(words).toContain(usage.split(' ')[0]);
    }
    expect(commands.nearest('nudgse')).toBe('nudges');
    expect(commands.nearest('cadr')).toBe('card');
    expect(commands.nearest('coal')).toBe(undefined);
    expect(commands.nearest('Suggset.')).toBe('suggest');
    expect(commands.nearest('how do we start')).toBe(undefined);
    expect(commands.nearest('suggest of')).toBe('suggest off');
    expect(commands.nearest('sugest on')).toBe('suggest on');
    expect(commands.nearest('Sugestions off')).toBe('suggestions off');
    expect(commands.nearest('delte my data')).toBe('delete my data');
    expect(commands.nearest('suggest of on')).toBe(undefined);
    expect(commands.nearest('suggest cards')).toBe(undefined);
  });

  it('are told from questions word for word', () => {
    for (const typed of [
      '',
      'help',
      '"help"',
      '*help*.',
      'Hi!',
      'tip',
      'gdpr',
      'my cards',
      'privacy',
      'thanks',
      'practices',
      'cards?',
    ]) {
      expect(isCommand(typed), typed).toBe(true);
    }
    for (const typed of [
      'help me with drift',
      'tips on hiring',
      'privacy of data',
      'card sorting workshops',
    ]) {
      expect(isCommand(typed), typed).toBe(false);
    }
  });

  it('that are personal are kept out of channels', async () => {
    const request = {
      text: 'saved',
      asker: { team: 'T1', userId: 'U1' },
      place: { channel: 'C1' },
      source: 'mention' as const,
      shareable: false,
      workspace: {} as never,
    };
    const reply = await commands.find('saved', request)?.(request);
    expect(reply?.text).toContain('for your eyes only');
  });

  it('let a mention alone in a thread ask about the thread', () => {
    const inThread = { source: 'mention' as const, thread: ['our data is a mess'] };
    expect(commands.find('', inThread)).toBe(undefined);
    expect(commands.find('help', inThread)).not.toBe(undefined);
  });

  it('let a word that is a topic as well be one where people talk', () => {
    const inThread = { source: 'mention' as const, thread: ['our data is a mess'] };
    const alone = { source: 'mention' as const };
    for (const topic of ['privacy', 'suggestions', 'suggest', 'practices', 'cards?']) {
      expect(commands.find(topic, inThread), topic).toBe(undefined);
      expect(commands.find(topic, alone), topic).not.toBe(undefined);
    }
    expect(commands.find('GDPR', alone)).toBe(undefined);
    for (const plain of ['my data', 'suggest on', 'tip', 'card practices/a-card']) {
      expect(commands.find(plain, inThread), plain).not.toBe(undefined);
    }
  });
});
