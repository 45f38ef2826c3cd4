/** Errors as RFC 9457 problems, everywhere and in one form. */
package io.duban.kit.problem;
