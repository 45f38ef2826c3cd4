/** What the city is asked to approve (报市批准): adjustments and withdrawals. */
package io.duban.project.decision;
