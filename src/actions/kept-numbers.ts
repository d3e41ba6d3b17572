import type { TableChange } from "../workbook/port";
import type { Ports } from "./ports";

/**
 * The numbers in changes that nobody has proved to have arrived: on this device they are drawn, whether their rows are
 * to be seen just now or not.
 */
export async function keptNumbers({ outbox }: Pick<Ports, "outbox">): Promise<readonly string[]> {
  const changes = ((await outbox?.all()) ?? []).flatMap(({ tables }) => Object.values<TableChange>(tables));
  return changes
    .flatMap(({ insert = [], update = [], adopt = [] }) => [
      ...insert,
      ...[...update, ...adopt].map(({ cells }) => cells),
    ])
    .flatMap(({ complaintNo }) =>
      typeof complaintNo === "string" && complaintNo !== "" ? [complaintNo] : [],
    );
}
