/** The path from a measure back to the facts (依据说明), so that it can be checked by hand. */
package io.duban.ranking.explanation;
