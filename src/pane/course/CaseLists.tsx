import type { ReactNode } from "react";
import { locations } from "../../records/choices";
import { type PartTable, partTables } from "../../records/parts";
import { type Balance, balances } from "../../rules/flow/goods";
import { acceptedCny, shareAmounts, totalAccepted } from "../../rules/flow/costs";
import type { Texts } from "../../texts/zh";
import { ActButton } from "../ActButton";
import { DeadlineList } from "../DeadlineList";
import { labelWord, optionWord } from "../show-value";
import { useTexts } from "../TextsContext";
import { ApprovalList } from "./ApprovalList";
import { useCourse } from "./course-texts";
import type { Desk } from "./desk";
import { PartRows, rowWords } from "./PartRows";
import { Section } from "./Section";
import { StaleDocuments } from "./StaleDocuments";

/** Everything that hangs on a case, list by list. */
export function CaseLists({ desk }: { readonly desk: Desk }): ReactNode {
  return (
    <>
      <Goods desk={desk} />
      <Measures desk={desk} />
      <Plain desk={desk} table="eightD" />
      <ApprovalList desk={desk} />
      <Plain desk={desk} table="distribution" />
      <Deadlines desk={desk} />
      <Money desk={desk} />
      <Plain desk={desk} table="visit" />
      <Plain desk={desk} table="survey" />
      <Plain desk={desk} table="attachment" />
      <History desk={desk} />
      <StaleDocuments desk={desk} />
    </>
  );
}

interface ListProps {
  readonly desk: Desk;
}

/** A list that has nothing to add up. */
function Plain({ desk, table }: ListProps & { readonly table: PartTable }): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  return (
    <Section
      title={table === "eightD" ? words.eightD : labelWord(partTables[table].label, texts)}
      count={words.counts(desk.one.parts[table].length)}
      desk={desk}
      tables={[table]}
    >
      <PartRows desk={desk} table={table} />
    </Section>
  );
}

/** 清查与处置: where suspect goods were looked for, what became of them, and what each place still owes (§6.2). */
function Goods({ desk }: ListProps): ReactNode {
  const words = useCourse();
  const { one, register } = desk;
  const { sweep, disposition } = one.parts;
  const due = balances(one, desk.now).filter(({ found, disposed }) => found !== 0 || disposed !== 0);
  const left = due.reduce((sum, { found, disposed }) => sum + found - disposed, 0);
  const unopened = register.procedure.sweepLocations.filter(
    (location) => !sweep.some((row) => row.location === location),
  );
  return (
    <Section
      title={words.goods}
      count={left === 0 ? words.counts(sweep.length + disposition.length) : words.left(amount(left))}
      desk={desk}
      tables={["sweep", "disposition"]}
    >
      <PartRows desk={desk} table="sweep">
        {unopened.length > 0 && (
          <ActButton
            size="small"
            appearance="subtle"
            onAct={() =>
              void desk.amend({
                sweep: unopened.map((location) => ({
                  location,
                  status: "未查",
                  lotNo: one.complaint.lotNo ?? "",
                })),
              })
            }
          >
            {words.allLocations}
          </ActButton>
        )}
      </PartRows>
      <PartRows desk={desk} table="disposition" />
      {due.length > 0 && <BalanceTable due={due} />}
    </Section>
  );
}

function BalanceTable({ due }: { readonly due: readonly Balance[] }): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const { location, found, disposed, left } = words.balanceOf;
  return (
    <table className="balance" aria-label={words.balance}>
      <thead>
        <tr>
          <th scope="col">{location}</th>
          <th scope="col">{found}</th>
          <th scope="col">{disposed}</th>
          <th scope="col">{left}</th>
        </tr>
      </thead>
      <tbody>
        {due.map((each) => (
          <tr key={each.location} data-pressing={each.found !== each.disposed}>
            <th scope="row">{optionWord(each.location, locations, texts)}</th>
            <td className="number">{amount(each.found)}</td>
            <td className="number">{amount(each.disposed)}</td>
            <td className="number">{amount(each.found - each.disposed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const amount = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 6 });

function Measures({ desk }: ListProps): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const alive = desk.one.parts.measure.filter(({ status }) => status !== "取消");
  const done = alive.filter(({ status }) => status === "已完成" || status === "已验证");
  const today = desk.now.slice(0, 10);
  return (
    <Section
      title={labelWord(partTables.measure.label, texts)}
      count={alive.length === 0 ? words.counts(0) : words.doneOf(done.length, alive.length)}
      desk={desk}
      tables={["measure"]}
    >
      <PartRows
        desk={desk}
        table="measure"
        isPressing={(index) => {
          const each = desk.one.parts.measure[index];
          return each?.due != null && each.due < today && each.doneAt === null && each.status !== "取消";
        }}
      />
    </Section>
  );
}

function Deadlines({ desk }: ListProps): ReactNode {
  const words = useCourse();
  const { one, register, now } = desk;
  return (
    <Section
      title={words.deadlines}
      count={words.counts(one.parts.clockChange.length)}
      desk={desk}
      tables={["clockChange"]}
    >
      <DeadlineList one={one} register={register} now={now} />
      <PartRows desk={desk} table="clockChange" />
    </Section>
  );
}

/** 费用与分摊: what is claimed, accepted and paid, and who bears which part of it, to the 分 (§6.2.7). */
function Money({ desk }: ListProps): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const { cost, share } = desk.one.parts;
  const accepted = totalAccepted(desk.one);
  const totals = (["claimed", "paid"] as const).map((name) => ({
    name,
    total: cost.reduce(
      (sum, line) =>
        sum + (acceptedCny({ accepted: line[name], currency: line.currency, rate: line.rate }) ?? 0),
      0,
    ),
  }));
  const amounts = shareAmounts(desk.one);
  const sum = share.reduce((total, { percent }) => total + Math.round((percent ?? 0) * 10_000), 0);
  return (
    <Section
      title={words.money}
      count={cost.length === 0 ? words.counts(0) : yuan(accepted, texts)}
      desk={desk}
      tables={["cost", "share"]}
    >
      <PartRows desk={desk} table="cost" />
      {cost.length > 0 && (
        <p className="totals">
          {totals.map(({ name, total }) => `${words.totals[name]} ${yuan(total, texts)}`).join(" · ")}
          {" · "}
          <strong>
            {words.totals.accepted} {yuan(accepted, texts)}
          </strong>
        </p>
      )}
      <PartRows
        desk={desk}
        table="share"
        note={(index) => {
          const each = amounts[index];
          return each == null ? "" : yuan(each, texts);
        }}
      />
      {share.length > 0 && (
        <p className={sum === 10_000 ? "totals" : "totals issue"} data-severity="warn">
          {words.splitSum((sum / 100).toFixed(2))}
        </p>
      )}
    </Section>
  );
}

const yuan = (fen: number, texts: Texts): string =>
  texts.pane.yuan((fen / 100).toLocaleString("en-US", { minimumFractionDigits: 2 }));

/** 流转: how the case came where it is; nobody writes it by hand. */
function History({ desk }: ListProps): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const { transition } = desk.one.parts;
  return (
    <Section
      title={words.history}
      count={words.counts(transition.length)}
      desk={desk}
      tables={["transition"]}
    >
      {transition.length === 0 && <p className="quiet">{words.noRows}</p>}
      <ol className="rows history">
        {[...transition].reverse().map((row) => (
          <li key={row.id}>
            <div className="row-words">
              <span className="first">
                <span className="cut">
                  {rowWords("transition", ["from", "to"], row, desk.now, texts).join(" → ")}
                </span>
                {row.kind !== "推进" && <span>{rowWords("transition", ["kind"], row, desk.now, texts)}</span>}
              </span>
              <span className="second">
                {rowWords("transition", ["at", "by", "reason"], row, desk.now, texts).join(" · ")}
              </span>
              {row.kept !== null && <span className="second kept">{row.kept}</span>}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
