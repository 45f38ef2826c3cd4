/** The query of a call: what of it is a query at all, and what its parameters may be. */
package io.duban.kit.query;
