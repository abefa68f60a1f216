// 052-person-key — find a person by the key made of the ID number (自然人标识)
//
// mode     schema
// basis    src/vault/README.md
CREATE RANGE INDEX person_key IF NOT EXISTS FOR (p:Person) ON (p.personKey)
