/** What bodies send in at the end (报送), clause 六(三), and who has not. */
package io.duban.project.submission;
