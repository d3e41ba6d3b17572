import type { OfficeSource } from "./office-source";

/** Of the empty <style> that Fluent fills with its rules. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * What the pane may do. Nothing leaves: the telemetry of office.js (*.pipe.aria.microsoft.com) is not let through.
 * Its frame is the page that asks about an unknown Office server. Inferred from the source of office.js 1.1.110, which
 * needs neither eval nor inline styles nor any connection for Excel.
 */
export function contentSecurityPolicy({ origins }: OfficeSource): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...origins].join(" "),
    `style-src 'self' ${EMPTY_STYLE}`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    ["frame-src 'self'", ...origins].join(" "),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** The same for a server's header, which alone may say who frames the pane. X-Frame-Options cannot: leave it out. */
export function servedPolicy(source: OfficeSource): string {
  return `${contentSecurityPolicy(source)}; ${["frame-ancestors 'self'", ...source.hosts].join(" ")}`;
}
