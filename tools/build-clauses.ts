import { writeFileSync } from "node:fs";
import { clauseTable } from "./clause-table";

/** Writes docs/clauses.md: npx tsx tools/build-clauses.ts */
writeFileSync("docs/clauses.md", clauseTable());
