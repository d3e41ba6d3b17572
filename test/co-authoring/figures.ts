import { appendFileSync } from "node:fs";

/** How often each move came up, and what it cost: rows that were lost and brought back, cases people were asked about. */
export class Figures {
  readonly #moves = new Map<string, { stories: number; broughtBack: number; asked: number }>();

  /** A story at its end. */
  add(
    moves: ReadonlySet<string>,
    people: readonly { readonly broughtBack: number; readonly asked: number }[],
  ): void {
    const sum = (count: "broughtBack" | "asked"): number =>
      people.reduce((total, person) => total + person[count], 0);
    const asked = sum("asked");
    const broughtBack = sum("broughtBack") - asked;
    for (const move of ["(all)", ...moves]) {
      const known = this.#moves.get(move) ?? { stories: 0, broughtBack: 0, asked: 0 };
      this.#moves.set(move, {
        stories: known.stories + 1,
        broughtBack: known.broughtBack + Math.max(0, broughtBack),
        asked: known.asked + asked,
      });
    }
  }

  /** Leaves them to whoever runs many processes. */
  tell(): void {
    const file = process.env["KESU_FIGURES"];
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(Object.fromEntries(this.#moves))}\n`);
  }
}
