import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import holidaysJson from "chinese-days/dist/chinese-days.json";
import { buildSync } from "esbuild";
import { monotonicFactory } from "ulid";
import { checkRegister } from "../../src/actions/check-register";
import { registerComplaint } from "../../src/actions/register-complaint";
import { nodeCodec } from "../../src/opc/node-codec";
import { chineseHolidays } from "../../src/procedure/calendar";
import { qp12a } from "../../src/procedure/qp-12a";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { loadRegister } from "../../src/workbook/register";

const root = fileURLToPath(new URL("../..", import.meta.url));
const holidays = chineseHolidays(holidaysJson);
const newId = monotonicFactory();

/** The command line as it is delivered; bundled here where nothing was built yet. */
function bundle(): string {
  const built = join(root, "dist/cli/kesu.cjs");
  if (existsSync(built)) return built;
  const outfile = join(root, "dist/hard/kesu.cjs");
  buildSync({
    entryPoints: [join(root, "src/cli/main.ts")],
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile,
    logLevel: "error",
  });
  return outfile;
}

/** How a run of kesu ended; `code` is null where it was killed. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** A register in a folder of its own, on which real processes act. */
export class Stage {
  readonly folder: string;
  readonly book: string;
  readonly #kesu = bundle();
  #drafts = 0;

  constructor() {
    this.folder = join(mkdtempSync(join(tmpdir(), "kesu-hard-")), "共享");
    mkdirSync(this.folder);
    this.book = join(this.folder, "客诉台账.xlsx");
    spawnSync(process.execPath, [this.#kesu, "new", this.book]);
  }

  /** Starts `kesu register` of a complaint with this lot; `before` are the words before it, to run it elsewhere. */
  register(lotNo: string, before: readonly string[] = []): Running {
    const draft = join(this.folder, `../draft-${++this.#drafts}.json`);
    writeFileSync(draft, JSON.stringify({ ...complaint, lotNo }));
    const kesu = [process.execPath, this.#kesu, "register", this.book, "--from", draft, "--by", "林晓"];
    const [command = "", ...args] = [...before, ...kesu];
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    const said = { out: "", err: "" };
    child.stdout.on("data", (data: Buffer) => (said.out += data.toString()));
    child.stderr.on("data", (data: Buffer) => (said.err += data.toString()));
    const ended = new Promise<Ended>((done) => child.on("close", (code) => done({ code, ...said })));
    return { child, ended };
  }

  /** What stands beside the register and its backup. */
  litter(): readonly string[] {
    return readdirSync(this.folder).filter((name) => !/^客诉台账(\.kesu-backup)?\.xlsx$/.test(name));
  }

  /** The lots and numbers of a file, and how much of its structure is damaged (V-16). */
  async look(file = this.book): Promise<Look> {
    const workbook = await openFileWorkbook(new Uint8Array(readFileSync(file)), nodeCodec);
    const { cases } = await loadRegister(workbook, qp12a, holidays);
    const findings = await checkRegister(portsOf(workbook));
    return {
      lots: cases.map(({ complaint: { lotNo } }) => lotNo),
      numbers: cases.map(({ complaint: { complaintNo } }) => complaintNo),
      damages: findings.filter(({ issue }) => issue.rule === "V-16").length,
    };
  }

  /** The register as somebody else would save it: with one more complaint, of this lot. */
  async versionWith(lotNo: string): Promise<Uint8Array> {
    const workbook = await openFileWorkbook(new Uint8Array(readFileSync(this.book)), nodeCodec);
    await registerComplaint(
      { ...complaint, lotNo },
      { asDraft: false, acceptFixes: false },
      portsOf(workbook),
    );
    return workbook.bytes();
  }
}

export interface Look {
  readonly lots: readonly (string | null)[];
  readonly numbers: readonly (string | null)[];
  readonly damages: number;
}

const complaint = { customer: "苏州澜起光电", complaintText: "外壳有划痕", safetyRisk: "否" };

type Book = Awaited<ReturnType<typeof openFileWorkbook>>;
const portsOf = (workbook: Book) => ({
  workbook,
  profile: qp12a,
  holidays,
  now: () => "2026-11-20 09:00:00",
  newId,
  by: "王五",
  device: "EXCEL-PC",
});
