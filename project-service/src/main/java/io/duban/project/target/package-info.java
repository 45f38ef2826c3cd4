/** Targets of the notice (目标) against what is there. */
package io.duban.project.target;
