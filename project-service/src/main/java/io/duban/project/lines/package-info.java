/** The ledger from a file: NDJSON, CSV or Excel in, a verdict a line out. */
package io.duban.project.lines;
