/** Where there may be help with something that no card can know. */
export interface Elsewhere {
  /** What the message is about: an error, a missing right, who is on call, whether something is up. */
  need: 'error' | 'access' | 'on-call' | 'status';
  /** The product that it names, as its owners spell it. */
  tool?: string;
}

const NEEDS: readonly (readonly [Elsewhere['need'], RegExp])[] = [
  ['on-call', /\b(?:who(?:'s|’s)?|whose|which of us)\b.{0,40}\b(?:on[ -]?call|pager|on duty)\b/i],
  [
    'access',
    /\b(?:permission denied|access ?denied|forbidden|unauthorized|not authorized|authentication failed|no access|unseal\w*|40[13])\b/i,
  ],
  [
    'error',
    /\b(?:errors?|fatal|fails|failed|failing|failure|exception|traceback|crash\w*|timed out|refused|no such file|segfault|panic|exceeded|unable to|under-replicated|accidentally)\b|\bexit (?:code|status) \d/i,
  ],
  [
    'status',
    /^(?:is|are)\b.{0,60}\b(?:down|up|back|offline|degraded)\b(?: (?:again|now|right now|for \w+))?\s*\?*$/i,
  ],
];

/** What people type, and whose docs it is. */
const TOOLS: readonly (readonly [RegExp, string])[] = [
  [/\bargo ?cd\b/i, 'Argo CD'],
  [/\bhelm\b/i, 'Helm'],
  [/\bterraform\b/i, 'Terraform'],
  [/\b(?:open)?tofu\b/i, 'OpenTofu'],
  [/\bansible\b/i, 'Ansible'],
  [/\b(?:postgres\w*|psql)\b/i, 'PostgreSQL'],
  [/\bmysql\b/i, 'MySQL'],
  [/\bmongo(?:db)?\b/i, 'MongoDB'],
  [/\bredis\b/i, 'Redis'],
  [/\bkafka\b/i, 'Kafka'],
  [/\brabbitmq\b/i, 'RabbitMQ'],
  [/\betcd\b/i, 'etcd'],
  [/\bvault\b/i, 'Vault'],
  [/\belasticsearch\b/i, 'Elasticsearch'],
  [/\bprometheus\b/i, 'Prometheus'],
  [/\bgrafana\b/i, 'Grafana'],
  [/\bnginx\b/i, 'NGINX'],
  [/\bjenkins\b/i, 'Jenkins'],
  [/\bgithub\b/i, 'GitHub'],
  [/\bgitlab\b/i, 'GitLab'],
  [/\bmlflow\b/i, 'MLflow'],
  [/\b(?:nccl|cuda)\b/i, 'CUDA'],
  [/\bpytorch\b/i, 'PyTorch'],
  [/\bvllm\b/i, 'vLLM'],
  [/\b(?:kubectl|kubernetes|k8s|pods?|kubelet)\b/i, 'Kubernetes'],
  [/\bdocker\b/i, 'Docker'],
  [/\b(?:aws|iam|s3|eks)\b/i, 'AWS'],
  [/\b(?:gcloud|gke)\b/i, 'Google Cloud'],
  [/\b(?:azure|aks)\b/i, 'Azure'],
  [/\bnpm\b/i, 'npm'],
  [/\bpip\b/i, 'pip'],
  [/\bgit (?:push|pull|merge|rebase|clone|fetch)\b/i, 'Git'],
];

/** What kind of place helps with a message about somebody's own systems; undefined for anything else. */
export function elsewhereFor(text: string): Elsewhere | undefined {
  const need = NEEDS.find(([, pattern]) => pattern.test(text))?.[0];
  if (!need) return undefined;
  const tool = TOOLS.find(([pattern]) => pattern.test(text))?.[1];
  return tool ? { need, tool } : { need };
}
