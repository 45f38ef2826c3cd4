/** Tables that people keep, as CSV and as workbooks: in as documents, out as templates. */
package io.duban.kit.table;
