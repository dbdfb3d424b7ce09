// The page that stands in when there is no connection.
import "./kept-pages.js";
