import { escapeText } from "../../src/opc/xml";

/**
 * How a server hands the files out, for IIS and for nginx. static/ has the hash of its content in every name and may be
 * kept for ever; pictures of the ribbon get no Cache-Control at all, or Office shows its own instead; the rest is asked
 * for each time. No X-Frame-Options: Excel on the web frames the pane.
 */
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const YEAR = 365 * 24 * 60 * 60;

/** Each kind of file with the type it is served as. */
const types = {
  html: "text/html",
  css: "text/css",
  js: "text/javascript",
  map: "application/json",
  svg: "image/svg+xml",
  png: "image/png",
  xml: "text/xml",
  docx: DOCX,
  xlsx: XLSX,
};

/** web.config beside pane.html: IIS reads it by itself. */
export function webConfig(policy: string): string {
  const mimeMaps = Object.entries(types).flatMap(([end, type]) => [
    `      <remove fileExtension=".${end}" />`,
    `      <mimeMap fileExtension=".${end}" mimeType="${type}" />`,
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <system.webServer>
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="pane.html" />
      </files>
    </defaultDocument>
    <staticContent>
${mimeMaps.join("\n")}
      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
        <remove name="X-Frame-Options" />
        <remove name="Content-Security-Policy" />
        <add name="Content-Security-Policy" value="${escapeText(policy)}" />
        <remove name="X-Content-Type-Options" />
        <add name="X-Content-Type-Options" value="nosniff" />
        <remove name="Referrer-Policy" />
        <add name="Referrer-Policy" value="no-referrer" />
      </customHeaders>
    </httpProtocol>
  </system.webServer>
  <location path="static">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>
  <location path="assets">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="NoControl" />
      </staticContent>
    </system.webServer>
  </location>
</configuration>
`;
}

/** nginx.conf.example: a server for the address the build was made for. */
export function nginxConf(base: string, policy: string): string {
  const { hostname, port, pathname } = new URL(base);
  const path = `${pathname.replace(/\/$/u, "")}/`;
  return `# Kesu 客诉: copy into the http block of nginx and put in the folder and the certificate.
map $uri $kesu_cache {
    default                "no-cache";
    ~^${path}static/  "public, max-age=${YEAR}, immutable";
    ~^${path}assets/  "";
}

server {
    listen ${port === "" ? "443" : port} ssl;
    server_name ${hostname};
    ssl_certificate     /etc/nginx/kesu.crt;
    ssl_certificate_key /etc/nginx/kesu.key;

    location ${path} {
        alias /var/www/kesu/;
        index pane.html;
        charset utf-8;
        types {
${Object.entries(types)
  .map(([end, type]) => `            ${type} ${end};`)
  .join("\n")}
        }
        add_header Cache-Control $kesu_cache always;
        add_header Content-Security-Policy "${policy}" always;
        add_header X-Content-Type-Options nosniff always;
        add_header Referrer-Policy no-referrer always;
    }
    location ~ /(web\\.config|nginx\\.conf\\.example)$ {
        return 404;
    }
}
`;
}
