import { type ReactNode, useState } from "react";
import type { OutsideFact, Verified } from "../../actions/verify-register";
import { fieldsOf, tables } from "../../records/tables";
import type { LogHole } from "../../rules/log/log-verify";
import { loggedAsTyped } from "../../rules/log/logged-text";
import { labelOf } from "../../texts/say";
import type { Texts } from "../../texts/zh";
import { ActButton } from "../ActButton";
import { labelWord } from "../show-value";
import { useTexts } from "../TextsContext";
import { useRunning } from "../use-running";
import { useCourse } from "./course-texts";

/** Of many places the first are told; the others are counted. */
const MOST = 20;

/** 核对日志: whether each device's log is whole, and where the register tells something else. */
export function VerifyPart({
  onVerify,
}: {
  readonly onVerify: () => Promise<Verified | undefined>;
}): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const [found, setFound] = useState<Verified>();
  const { isRunning: isLooking, run } = useRunning();
  const look = async (): Promise<void> => {
    setFound(await onVerify());
  };
  return (
    <section className="verify">
      <h2>{words.verify}</h2>
      <p className="quiet">{words.verifyHint}</p>
      <ActButton onAct={() => void run(look)}>{isLooking ? words.verifying : words.verify}</ActButton>
      <ul role="status">
        {found && linesOf(found, texts).map((line, index) => <li key={index}>{line}</li>)}
      </ul>
    </section>
  );
}

function linesOf({ chains, logRows, code, outside, holes }: Verified, texts: Texts): readonly string[] {
  return [
    ...chains.flatMap(({ device, rows, breaks }) => [
      texts.evidence.chain(device, rows, breaks.length),
      ...breaks.slice(0, MOST).map(({ kind, at }) => texts.evidence.breaks[kind](logRows[at] ?? 0).trim()),
    ]),
    ...holes.slice(0, MOST).map((hole) => holeLine(hole, texts)),
    ...outside.slice(0, MOST).map((each) => outsideLine(each, texts)),
    texts.evidence.outside(outside.length),
    texts.evidence.code(code),
  ];
}

function holeLine({ kind, table, row, complaintNo, time = "" }: LogHole, texts: Texts): string {
  const place = [
    labelWord(tables[table].label, texts),
    row === undefined ? "" : texts.pane.row(row),
    complaintNo ?? "",
  ];
  return `${place.filter((each) => each !== "").join(" ")}：${texts.evidence.holes[kind](time)}`;
}

function outsideLine(
  { table, row, complaintNo, kind, field = "", logged = "", standing = "" }: OutsideFact,
  texts: Texts,
): string {
  const typed = (text: string): string => loggedAsTyped(fieldsOf(table)[field], text);
  const place = [
    labelWord(tables[table].label, texts),
    row === undefined ? "" : texts.pane.row(row),
    complaintNo ?? "",
  ];
  const fact = texts.evidence.facts[kind](labelOf(texts, table, field), typed(logged), typed(standing));
  return `${place.filter((each) => each !== "").join(" ")}：${fact}`;
}
