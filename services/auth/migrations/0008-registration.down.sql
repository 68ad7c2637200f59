DROP TABLE registration_requests;
DROP TABLE registration_invites;
