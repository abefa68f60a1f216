// 090-subject-registration-number — find an organisation by its registration number (工商注册号)
//
// mode     schema
// basis    src/read/README.md
CREATE RANGE INDEX subject_registration_number IF NOT EXISTS FOR (s:Subject) ON (s.registrationNumber)
