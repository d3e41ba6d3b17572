import type { Complaint } from "../records/complaint";

/** A short reply to the customer: that the complaint has arrived, under which number, on which day. */
export function replyText({
  complaintNo,
  customer,
  receivedAt,
  registeredAt,
  model,
  partNo,
}: Complaint): string {
  const [, month = "", day = ""] = (registeredAt ?? receivedAt ?? "").slice(0, 10).split("-");
  const product = model ?? partNo;
  return [
    `${customer ?? ""}：您好！`,
    `贵司反馈的${product === null ? "" : `${product} `}问题已于${String(Number(month))}月${String(Number(day))}日登记，客诉编号 ${complaintNo ?? ""}。`,
    "我们正在确认情况，会尽快回复处理意见。补充图片或寄送样品时，请注明这个编号。",
  ].join("\n");
}
