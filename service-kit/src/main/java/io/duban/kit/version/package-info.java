/** Versions over HTTP: what was read is named by its ETag, and a write says on which it rests. */
package io.duban.kit.version;
