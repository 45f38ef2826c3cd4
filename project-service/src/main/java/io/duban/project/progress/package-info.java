/** A county's progress (工作推进) as it can be asked for. */
package io.duban.project.progress;
