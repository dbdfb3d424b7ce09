// Everything a signed-in page may use. Each page works without it.
import "htmx.org";
import "./copy-text.js";
import "./send-once.js";
import "./chosen-files.js";
import "./works-offline.js";
import "./outbox/keep-report.js";
import "./outbox/report-outbox.js";
import "./print-page.js";
import "./lost-line.js";
import "./similar-cases.js";
