// The real worker in a browser whose IndexedDB fails on command: the n-th call of one method, once
// or for ever, in each way that browsers are known to fail.
import "./faulty_indexeddb.js";
import "../../../web/js/worker.js";
