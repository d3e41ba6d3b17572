/** Names and addresses of the format that the writers of new parts share. */

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The content type of a part of a spreadsheet: `contentType("worksheet")`. */
export const spreadsheetType = (part: string): string =>
  `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`;

/** The type of a relationship: `relationshipType("table")`. */
export const relationshipType = (kind: string): string => `${RELATIONSHIPS}/${kind}`;
