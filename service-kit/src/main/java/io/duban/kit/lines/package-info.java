/** Streams of documents, one a line, answered one a line. */
package io.duban.kit.lines;
