-- What an article has something from: an agency, an outlet, an office's statement or a post. Until now there
-- were agencies and outlets only.
ALTER TABLE attribution ADD COLUMN kind TEXT NOT NULL DEFAULT 'outlet'
    CHECK (kind IN ('agency', 'outlet', 'official', 'social'));

UPDATE attribution SET kind = 'agency' WHERE name IN (
    'Reuters', 'AFP', 'AP', 'TASS', 'IRNA', 'Antara', 'Xinhua', 'dpa', 'EFE', 'ANSA', 'Kyodo', 'Jiji Press',
    'Yonhap', 'Bloomberg', 'UPI', 'PTI', 'ANI', 'Interfax', 'Interfax-Ukraine', 'Ukrinform', 'RIA Novosti',
    'Sputnik', 'Anadolu', 'WAFA', 'SANA', 'Saudi Press Agency', 'Qatar News Agency', 'KCNA', 'Bernama',
    'Vietnam News Agency', 'Fars', 'Tasnim', 'ISNA', 'Mehr', 'PA Media', 'Belga', 'NTB', 'Ritzau', 'Lusa',
    'Agência Brasil'
);
