// What a page opened from a poster may use. Each page works without it.
import "./copy-text.js";
import "./send-once.js";
import "./chosen-files.js";
import "./works-offline.js";
import "./outbox/keep-report.js";
import "./outbox/report-outbox.js";
