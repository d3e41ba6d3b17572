import { existsSync, readFileSync } from "node:fs";
import { X509Certificate } from "node:crypto";
import * as certs from "office-addin-dev-certs";
import places from "office-addin-dev-certs/lib/defaults.js";

const DAY = 24 * 60 * 60 * 1000;

const read = () => ({
  ca: readFileSync(places.caCertificatePath),
  cert: readFileSync(places.localhostCertificatePath),
  key: readFileSync(places.localhostKeyPath),
});

function isCurrent() {
  if (!existsSync(places.localhostCertificatePath)) return false;
  const { validTo } = new X509Certificate(readFileSync(places.localhostCertificatePath));
  return Date.parse(validTo) > Date.now() + DAY;
}

/**
 * The certificate of the Office development tools for https://localhost. Windows and macOS are told to trust it, or
 * Excel would not load the pane; where that fails the page is served all the same. Elsewhere nothing has to trust it:
 * it is only made, because the tools' own way would ask for the password of sudo.
 */
export async function devCertificate() {
  if (process.platform === "win32" || process.platform === "darwin") {
    try {
      return await certs.getHttpsServerOptions();
    } catch (error) {
      console.warn(`证书未受信任，Excel 可能打不开窗格。/ The certificate is not trusted: ${error.message}`);
      return read();
    }
  }
  if (!isCurrent()) {
    certs.deleteCertificateFiles(places.certificateDirectory);
    await certs.generateCertificates();
  }
  return read();
}
