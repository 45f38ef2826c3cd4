/** Strict reading of JSON: what is not exactly as agreed is refused, naming the field. */
package io.duban.kit.json;
