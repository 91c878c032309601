import { byId, showFailure } from './dom';
import { startFunnel } from './funnel';
import { ask } from './graphql';
import { placesWithData } from './places';
import { startRiskList } from './risk';
import { startSeries } from './series';
import './style.css';

interface Version {
  dataVersion: { id: string; loadedAt: string };
  today: string;
}

const version = byId('version');
try {
  const { dataVersion, today } = await ask<Version>('query Version { dataVersion { id loadedAt } today }');
  version.textContent = `数据版本 data version ${dataVersion.id} · ${dataVersion.loadedAt.slice(0, 16).replace('T', ' ')}`;
  const places = await placesWithData();
  await Promise.all([startSeries(new Date(today), places), startRiskList(), startFunnel(places)]);
} catch (failure) {
  showFailure(version, failure);
}
