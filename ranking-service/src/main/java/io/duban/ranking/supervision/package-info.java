/** What bodies report of themselves (自报指标) and what officials establish (认定). */
package io.duban.ranking.supervision;
