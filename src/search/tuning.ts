export const TUNING = {
  fieldWeight: { title: 3, aliases: 3, questions: 2, summary: 2, body: 1 },
  strength: { title: 3, aliases: 3, questions: 2, summary: 2, body: 1 },
  saturation: 1,
  candidates: 40,
  terms: 16,
  coverage: 1,
  kindHint: 0.3,
  unknownMass: 4,
  elsewhereMass: 6,
  answered: 0.4,
};
