import { readFile } from "node:fs/promises";
import { plantClock } from "../actions/plant-clock";
import { PRODUCT, toDoIcs } from "../exchange/to-do-ics";
import { sayCounts, taskWords, toDoText } from "../exchange/to-do-text";
import { monthDuties } from "../rules/due/month-duties";
import { byOwner, countsOf, type Task, tasksOf, toDo } from "../rules/due/to-do";
import { zh } from "../texts/zh";
import { writeNewFile, writeOver } from "../workbook/file-store/new-file";
import type { Register } from "../workbook/register";
import { readRegister } from "./list";
import { realDay } from "./new";
import type { Verb } from "./verb";

interface DueFlags {
  readonly on?: string;
  readonly byPerson?: boolean;
  readonly owner?: string;
  readonly ics?: string;
  readonly text?: boolean;
  readonly json?: boolean;
}

/** `kesu due`: what waits for whom, the most overdue first; changes nothing in the register. */
export const dueVerb: Verb = (kesu, run) =>
  kesu
    .command("due")
    .description("列出待办：每件未结案的下一步、措施、每月例行，最急的在前；不改动台账")
    .argument("<book>", "客诉台账 .xlsx")
    .option("--on <date>", "按这一天计算；不写时取现在", realDay)
    .option("--by-person", "按人分组，附每人的件数")
    .option("--owner <name>", "只看这个人（或角色、部门）的")
    .option("--ics <file.ics>", "写成日历文件，可导入 Outlook；再次导入会更新")
    .option("--text", "输出可以直接贴进邮件的文字")
    .option("--json", "输出 JSON")
    .action(
      run(async (book: string, flags: DueFlags) => {
        const now = flags.on === undefined ? plantClock().slice(0, 16) : `${flags.on} 00:00`;
        const all = tasksIn(await readRegister(book), now);
        const tasks = flags.owner === undefined ? all : tasksOf(all, flags.owner);
        if (flags.ics !== undefined) await writeIcs(flags.ics, tasks);
        if (flags.json) console.log(JSON.stringify(dueJson(tasks, now)));
        else if (flags.text) console.log(toDoText(tasks, now.slice(0, 10), zh.toDo, "zh"));
        else if (flags.ics === undefined || flags.byPerson) print(tasks, flags);
        if (flags.ics !== undefined) console.error(zh.toDo.written(flags.ics, dated(tasks).length));
        return 0;
      }),
    );

function tasksIn({ cases, procedure, calendar, masters, log }: Register, now: string): readonly Task[] {
  const duties = monthDuties(procedure, calendar, now, log);
  return toDo(cases, { procedure, calendar, masters, now, duties });
}

function print(tasks: readonly Task[], { byPerson, owner }: DueFlags): void {
  if (tasks.length === 0) {
    console.log(owner === undefined ? zh.toDo.nothing : zh.toDo.nobody);
    return;
  }
  const line = (task: Task): string => taskWords(task, zh.toDo, "zh").join("\t");
  if (byPerson)
    for (const { owner: name, counts, tasks: own } of byOwner(tasks)) {
      console.log(`${name}\t${sayCounts(counts, zh.toDo)}\t${zh.toDo.total(own.length)}`);
      for (const task of own) console.log(`\t${line(task)}`);
    }
  else for (const task of tasks) console.log(`${task.owner}\t${line(task)}`);
  console.log(`${zh.toDo.total(tasks.length)}：${sayCounts(countsOf(tasks), zh.toDo)}`);
}

const dueJson = (tasks: readonly Task[], now: string): object => ({
  on: now,
  counts: countsOf(tasks),
  people: byOwner(tasks).map(({ owner, ownerKind, counts }) => ({ owner, ownerKind, ...counts })),
  tasks: tasks.map(({ label, clockId, part, ...task }) => ({
    ...task,
    label: label.zh,
    clockId: clockId ?? null,
    part: part ?? null,
  })),
});

const dated = (tasks: readonly Task[]): readonly Task[] => tasks.filter(({ due }) => due !== null);

/** Writes the calendar; one that Kesu wrote before is replaced, any other file is not. */
async function writeIcs(path: string, tasks: readonly Task[]): Promise<void> {
  const present = await readFile(path, "utf8").catch(() => "");
  const calendar = new TextEncoder().encode(toDoIcs(tasks, new Date().toISOString(), zh.toDo, "zh"));
  await (present.includes(`PRODID:${PRODUCT}`) ? writeOver(path, calendar) : writeNewFile(path, calendar));
}
