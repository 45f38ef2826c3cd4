/** Construction projects, their milestones, tasks and progress (RULES 2.4, 2.5, 6). */
package io.duban.contracts.project;
