/** What has been said of progress and of missed tasks, kept so that it can be told what changes. */
package io.duban.project.assessment;
