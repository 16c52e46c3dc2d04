export const TUNING = {
  fieldWeight: { title: 3, aliases: 3, questions: 2, summary: 2, body: 1 },
  strength: { title: 3, aliases: 3, questions: 2, summary: 2, body: 1 },
  saturation: 1,
  candidates: 40,
  coverage: 1,
  named: 1.1,
  plainlyNamed: 3,
};
