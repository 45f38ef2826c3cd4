/** What has been published, kept for questions: boards and escalations. */
package io.duban.ranking.readmodel;
