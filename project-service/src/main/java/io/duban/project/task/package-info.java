/** 一台账、两清单: tasks with an owner and a due date, written off one by one (销号). */
package io.duban.project.task;
