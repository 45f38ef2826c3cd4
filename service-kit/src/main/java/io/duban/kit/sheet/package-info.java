/** Tables for people, as workbooks and as CSV. Whoever uses it brings fastexcel and fastcsv. */
package io.duban.kit.sheet;
