/**
 * Words of the field that people also use for one thing that they have: “what’s the root cause?” asks what broke, and
 * “what’s the repo for billing” asks where it is. In the singular.
 */
const OF_DAILY_USE = new Set(
  [
    'api key, artifact, attrition, blocker, breach, budget alert, build artifact',
    'business case, cadence, chart, checkpoint, commit hash, container image, customer impact, cutover, dashboard',
    'deliverable, deployment window, design doc, docker image, endpoint, evidence, exit code, fallback, fork',
    'funnel, go-to-market, headcount, health check, helm chart, image digest, image tag, impediment, incident',
    'instance type, kickoff, label, list price, maintenance window, manifest, margin, milestone, mitigation',
    'net price, node, on-call rotation, on-call schedule, outage, pilot, playbook, production',
    'production environment, queue, quota, region, release branch, release candidate, release notes, repo, repository, req',
    'requisition, roadmap, rollback plan, rollout, rollout plan, root cause, rota, run rate, runbook, severity',
    'severity level, spike, stack, staging environment, status page, storage class, tech stack, test case',
    'timebox, upstream, workaround',
  ].flatMap((line) => line.split(', ')),
);

/** “what’s the …”, “explain the …” */
const ASKED_AS_KNOWN =
  /\b(?:(?:what|wat)(?:'?s|'?re)?(?: (?:is|are|was|were))?|explain(?: to me| me)?) (?:the|this|that|these|those) $/iu;
const AS_WORD = /^ (?:means?|meant|stands?|says?|thing|called|word|term|is|are)\b/iu;

/** Whether a name of a term stands for one thing that everybody knows to exist, and not for the term. @param to where the name ends */
export function isParticularThing(text: string, from: number, to: number): boolean {
  const name = text.slice(from, to).toLowerCase().replaceAll('_', ' ');
  const known = /^(?:the|this|that|these|those) /u.exec(name)?.[0] ?? '';
  const bare = name.slice(known.length);
  return (
    (OF_DAILY_USE.has(bare) || OF_DAILY_USE.has(bare.replace(/s$/u, ''))) &&
    ASKED_AS_KNOWN.test(text.slice(0, from) + known) &&
    !AS_WORD.test(text.slice(to))
  );
}
