import type { MasterTable } from "../records/field";
import type { TableName } from "../records/tables";

/**
 * What every register of layout 2 has had from its first day, by table. Of these columns a missing one was taken away
 * (V-16) even where its hidden name went with it; a field that came later is in no register until a write adds it, and
 * needs no line here. The list never grows.
 */
const firstFields: Readonly<Partial<Record<TableName, string>>> = {
  complaint:
    "id complaintNo status receivedAt customer complaintText safetyRisk level levelSuggested orderNo partNo model spec productFamily lotNo deliveryDate lotQty defectQty uom defectRate customerDemand customerDueDate sampleStatus recordType subjectType channel foundAt customerRef registeredBy registeredAt contactName contactPhone contactEmail customerSite isCustomer inWarranty shipTo shipDate shippedQty checkedQty confirmedDefectQty qtyUnknownReason prodUnit shift prodStaff prodDate prodUnknownReason traceDocs defectCode defectClass attachCount affectsFunction legalBreach affectsStrength massReturn amountInvolved levelReasons levelOverrideReason auditTriggered auditNo deptHeadSign deptHeadSignAt handedToQaAt qaOwner acceptedAt isOurProduct firstResponseAt customerReplyAt preliminaryCause investigators investigatedAt liability liabilityReason liabilityEvidence respUnit respGroup respPerson supplier scarNo scarDue scarRepliedAt gmSubmittedAt gmInstruction gmInstructedAt meetingAt meetingAttendees meetingConclusion sentToUnitAt unitRepliedAt d8No onsite lineRisk recoveryDate recoveredAt customerNeedQty urgency repeatFlag repeatOf verifyResult cutInAt cutInLot verifiedLots verifiedBy verifiedAt verifyEvidence customerAccepted acceptanceNote surveyWaiver closedAt closedBy closeNote reopenCount reopenReason cancelReason mergedInto mgmtReview dailyAuditItem yr ym closedYm isoWeek valid rowVersion",
  productLine:
    "id complaintId complaintNo lineNo partNo model lotNo orderNo deliveryDate lotQty defectQty uom",
  measure:
    "id complaintId complaintNo lineNo type step content cause owner department due doneAt status evidence verifiedBy verifiedAt effect cancelReason",
  sweep:
    "id complaintId complaintNo lineNo location lotNo bookQty foundQty defectQty status reason marking storage responsible checkedAt",
  disposition:
    "id complaintId complaintNo lineNo location lotNo quantity method agreedBy agreedAt executedBy plannedAt doneAt returnNo returnedQty returnedAt isolated storage inspection recordNo",
  cost: "id complaintId complaintNo lineNo category payer currency rate estimated claimed accepted paid acceptedCny voucherNo day note",
  share: "id complaintId complaintNo lineNo party percent amount basis confirmedBy confirmedAt",
  eightD:
    "id complaintId complaintNo lineNo d8No version title leader startedAt occurrenceCause occurrenceShare escapeCause escapeShare systemicCause systemicShare causesVerified documents submittedAt sentAt customerAnswer rejectReason link",
  approval:
    "id complaintId complaintNo lineNo step role name deputy verdict opinion signedAt medium content round enteredBy enteredAt link",
  distribution: "id complaintId complaintNo lineNo document version recipient name way sentAt",
  clockChange:
    "id complaintId complaintNo lineNo kind clock original from until reason approvedBy approvedAt",
  visit: "id complaintId complaintNo lineNo day lastDay place people appointedBy found result reportedAt",
  survey:
    "id complaintId complaintNo lineNo day way respondent speed outcome manner overall accepted comment askedBy",
  attachment: "id complaintId complaintNo lineNo kind name link note sensitive",
  transition: "id complaintId complaintNo lineNo kind from to at by reason kept",
  customer: "id name shortName contactName contactPhone contactEmail site",
  part: "id name model spec family uom",
  family: "id name",
  department: "id name synonyms",
  person: "id name department role",
  defect: "id name phenomenon defectClass family",
  supplier: "id name",
  shipment: "id month customer family shippedQty lots sales",
  holiday: "id day kind name source",
  setting: "id key label value hint clause",
  log: "id time who device table record complaintNo field old new prev hash",
};

/** Did every register have this column from its first day? */
export const isOfFirstLayout = (table: TableName, field: string): boolean =>
  firstFields[table]?.split(" ").includes(field) ?? false;

/** Master tables that have had a name behind their drop-downs from the first day. */
const firstLists: readonly MasterTable[] = [
  "customer",
  "part",
  "family",
  "department",
  "person",
  "defect",
  "supplier",
];

/** Did every register have this name from its first day? Gone, it is damage to be mended. */
export const isListOfFirstLayout = (master: MasterTable): boolean => firstLists.includes(master);
