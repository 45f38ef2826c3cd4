/** What waits for somebody (待办) among projects, tasks, reviews and submissions. */
package io.duban.project.work;
