import type { Said } from './request.ts';

/**
 * What the parts of a text ask for together: the same thing in other words, or one that qualifies the other. Two different
 * requests are only likely, and the first one stands for both. Undefined for none.
 */
export function mergeSaid(found: readonly Said[]): Said | undefined {
  const answers = found.filter(isAnswer);
  const requests = found.filter((said) => !isAnswer(said));
  const answer = mergeAnswers(answers);
  const request = mergeRequests(requests);
  if (!answer || !request) return answer ?? request;
  // Who wants nothing more gets nothing more, whatever else they say.
  return request.verb === 'stop' && !request.likely
    ? { ...request, answer: answer.verb as NonNullable<Said['answer']> }
    : { ...request, likely: true };
}

const isAnswer = ({ verb }: Said) => verb === 'done' || verb === 'later' || verb === 'never';

/** “I already know this, not for me.” */
function mergeAnswers(found: readonly Said[]): Said | undefined {
  return found.find(({ verb }) => verb === 'never') ?? found[0];
}

function mergeRequests(found: readonly Said[]): Said | undefined {
  const [first] = found;
  const of = (verb: Said['verb']) => found.filter((said) => said.verb === verb);
  const verbs = new Set(found.map(({ verb }) => verb));
  if (!first || verbs.size === 1) return first && mergeSame(found);
  const stop = plainest(of('stop'));
  const pause = longest(of('pause'));
  const times = of('times');
  // “Leave me alone. I’m away until Monday.”
  if (verbs.size === 2 && stop && pause?.length && pause.length !== 'good') return pause;
  // “Too many nudges. One a week is enough.”
  if (verbs.size === 2 && stop?.fewer && times.length > 0) return mergeSame(times);
  if (verbs.size === 2 && verbs.has('settings')) {
    const other = found.find(({ verb }) => verb !== 'settings');
    if (other?.verb === 'times') return mergeSame(times);
  }
  return { ...first, likely: true };
}

/** Parts that ask for the same. Different days, times or lengths are two requests. */
function mergeSame(found: readonly Said[]): Said | undefined {
  const [first] = found;
  if (first?.verb === 'stop') return plainest(found);
  if (first?.verb === 'pause') {
    const lengths = new Set(
      found.flatMap(({ length }) => (length && length !== 'good' ? JSON.stringify(length) : [])),
    );
    const best = longest(found);
    return best && lengths.size > 1 ? { ...best, likely: true } : best;
  }
  if (first?.verb !== 'times') return first;
  const named = found.flatMap(({ times }) => Object.keys(times ?? {}));
  // “Not Mondays, Tuesdays” may leave out both, or be about Tuesdays.
  const isEither = named.includes('without') && named.includes('days');
  const unsure = isEither || new Set(named).size < named.length || found.some(({ likely }) => likely);
  const times = Object.assign({}, ...found.map((one) => one.times)) as NonNullable<Said['times']>;
  return { ...first, times, ...(unsure && { likely: true }) };
}

function plainest(found: readonly Said[]): Said | undefined {
  return found.find(({ likely, underNudge }) => !likely && !underNudge) ?? found[0];
}

function longest(found: readonly Said[]): Said | undefined {
  return found.find(({ length }) => length && length !== 'good') ?? found[0];
}
