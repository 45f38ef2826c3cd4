/** The end of a business day: what was missed, and the periods that close with it. */
package io.duban.project.day;
